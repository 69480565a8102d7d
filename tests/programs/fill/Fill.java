// Fill PROGRAM VALUES IN OUT...: fills a form with PDFBox, iText or OpenPDF, from a file of `name<TAB>value` lines (line ends as \n).
import java.io.*;
import java.nio.file.*;
import java.util.*;

public class Fill {
    static Map<String, String> values(String path) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of(path))) {
            String[] parts = line.split("\t", 2);
            values.put(parts[0], parts[1].replace("\\n", "\n"));
        }
        return values;
    }

    static void pdfbox(Map<String, String> values, String in, String out) throws IOException {
        try (var pdf = org.apache.pdfbox.Loader.loadPDF(new File(in)); var to = new FileOutputStream(out)) {
            var form = pdf.getDocumentCatalog().getAcroForm();
            for (var value : values.entrySet()) form.getField(value.getKey()).setValue(value.getValue());
            pdf.saveIncremental(to);
        }
    }

    static void itext(Map<String, String> values, String in, String out) throws IOException {
        var options = new com.itextpdf.kernel.pdf.StampingProperties().useAppendMode();
        try (var pdf = new com.itextpdf.kernel.pdf.PdfDocument(new com.itextpdf.kernel.pdf.PdfReader(in),
                                                                new com.itextpdf.kernel.pdf.PdfWriter(out), options)) {
            var form = com.itextpdf.forms.PdfAcroForm.getAcroForm(pdf, false);
            for (var value : values.entrySet()) form.getField(value.getKey()).setValue(value.getValue());
        }
    }

    static void openpdf(Map<String, String> values, String in, String out) throws IOException {
        var reader = new com.lowagie.text.pdf.PdfReader(in);
        var stamper = new com.lowagie.text.pdf.PdfStamper(reader, new FileOutputStream(out), '\0', true);
        for (var value : values.entrySet()) stamper.getAcroFields().setField(value.getKey(), value.getValue());
        stamper.close();
        reader.close();
    }

    public static void main(String[] args) throws IOException {
        for (int i = 1; i + 2 < args.length; i += 3) {
            var values = values(args[i]);
            try {
                switch (args[0]) {
                case "PDFBox" -> pdfbox(values, args[i + 1], args[i + 2]);
                case "iText" -> itext(values, args[i + 1], args[i + 2]);
                case "OpenPDF" -> openpdf(values, args[i + 1], args[i + 2]);
                default -> throw new IllegalArgumentException(args[0]);
                }
            } catch (RuntimeException | IOException e) {
                Files.deleteIfExists(Path.of(args[i + 2])); // a half-filled form says nothing
                System.err.println(args[0] + ": " + e.getMessage());
            }
        }
    }
}
