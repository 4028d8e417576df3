//! Owns the vocabulary: Indonesian words, the commonest first.
//!
//! Plain words only; how often one is drawn is the business of the prose.

/// The words that hold a sentence together, commonest first; all of [`TOPICS`] are rarer.
pub(crate) const LINKS: &str = "
yang dan di dengan untuk dari pada ini itu dalam tidak akan ke juga oleh karena sebagai ada
adalah telah mereka bisa para atau sudah saat lebih tersebut kami menjadi hingga agar serta
dapat setelah antara kata masih banyak secara harus seperti belum namun atas hanya bagi
sejumlah kita ia satu hal sejak sangat tahun hari dua tetapi semua lain terhadap tentang jika
salah sementara melalui setiap sekitar maupun selama tanpa bahwa saya beberapa sebelum bukan
sehingga ketika kembali lagi baru besar tiga pun selain berbagai pertama sendiri mulai hampir
bersama sekarang lalu maka kepada dia meski bahkan menurut sesuai apa kemudian seluruh
sebuah seorang demi sampai cukup paling makin pernah tetap segera kini";

/// The words that a story is about.
pub(crate) const TOPICS: &str = "
pemerintah masyarakat negara warga daerah kota rakyat presiden menteri gubernur bupati wali
ekonomi pasar harga rupiah dana anggaran pajak bank kredit bunga investasi investor modal saham
industri pabrik produksi produk barang jasa perdagangan ekspor impor komoditas petani nelayan
pedagang pekerja buruh karyawan pengusaha perusahaan usaha bisnis koperasi desa kecamatan
kabupaten provinsi pulau laut pantai sungai gunung hutan sawah kebun lahan tanah air udara
hujan banjir kemarau gempa bencana korban bantuan relawan posko pengungsi keselamatan keamanan
polisi tentara hakim jaksa pengadilan sidang hukum undang peraturan kebijakan keputusan rapat
dewan partai pemilu calon suara kampanye pemilih demokrasi politik diplomat duta kerja sama
perjanjian kesepakatan kunjungan delegasi konferensi forum dunia kawasan regional global
sekolah guru murid siswa mahasiswa kampus dosen kurikulum buku ujian beasiswa pendidikan
pelatihan penelitian peneliti ilmuwan laboratorium teknologi inovasi aplikasi internet jaringan
satelit perangkat mesin energi listrik minyak gas batu bara surya angin bendungan turbin
kendaraan mobil motor bus kereta stasiun rel jalan tol jembatan pelabuhan kapal pesawat bandara
penumpang tiket jadwal rute lalu lintas parkir rumah apartemen gedung menara taman museum
kesehatan dokter perawat pasien obat vaksin klinik penyakit gizi makanan beras jagung kedelai
gula kopi teh sayur buah daging ikan telur susu bumbu resep dapur restoran warung pesanan
wisata turis hotel penginapan festival budaya tari musik lagu konser film aktor sutradara
seniman lukisan batik tenun kerajinan tradisi upacara sejarah bahasa sastra penulis wartawan
media berita siaran radio televisi koran halaman foto olahraga sepak bola tim pelatih pemain
pertandingan liga gol juara medali atlet lomba stadion penonton pendukung kemenangan musim
anak ibu bapak keluarga perempuan pemuda lansia tetangga komunitas organisasi lembaga yayasan
pusat cabang kantor petugas pejabat kepala wakil ketua anggota direktur juru bicara pengamat
ahli pakar data laporan survei angka persen triliun miliar juta ribu bulan pekan tanggal pagi
siang sore malam kemarin besok lusa awal akhir tengah semester kuartal periode target rencana
program proyek pembangunan perbaikan peningkatan penurunan pertumbuhan perubahan perkembangan
tantangan peluang masalah solusi risiko dampak manfaat keuntungan kerugian biaya tarif upah
pendapatan belanja tabungan utang cicilan konsumen pelanggan permintaan pasokan stok gudang
distribusi logistik pengiriman kemasan limbah sampah daur ulang lingkungan iklim emisi karbon
satwa burung harimau gajah orangutan terumbu karang mangrove padi sawit karet kelapa cengkih
nikel timah emas tembaga baja semen kayu kertas tekstil pakaian sepatu mebel elektronik
mengatakan menyatakan menjelaskan menambahkan menegaskan mengungkapkan berharap meminta
mengajak mendorong mendukung menolak mengkritik menilai memperkirakan menargetkan mencatat
mencapai meningkat menurun tumbuh naik turun stabil membaik memburuk membangun memperbaiki
meresmikan membuka menutup memulai menyelesaikan melanjutkan menghentikan mengubah menetapkan
mengumumkan menerbitkan mengesahkan membahas menyusun merancang mengembangkan menguji memeriksa
mengawasi menjaga melindungi menyelamatkan mengirim menerima membeli menjual menyewa memasok
mengolah menanam memanen menangkap memasak menyajikan belajar mengajar membaca menulis bermain
bertanding berlatih menang kalah imbang tampil hadir datang pergi pulang tiba berangkat tinggal
bekerja berjalan berlangsung terjadi terkait terbuka terbatas tinggi rendah cepat lambat kuat
lemah aman sehat bersih murah mahal sulit mudah penting utama khusus umum resmi bersejarah
modern lokal nasional internasional asing muda tua kecil luas panjang pendek jauh dekat ramai
sepi indah ramah segar panas dingin hijau biru merah putih hitam kuning digital daring mandiri
transparan adil merata berkelanjutan terpadu strategis rutin sementara darurat bertahap";
